"""What a library or a brief must keep to beyond its shape; one rule a file."""
