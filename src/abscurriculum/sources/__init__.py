"""Text -> models with their places in the text; the only room that reads YAML."""
