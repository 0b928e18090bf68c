"""Lets `python -m abscurriculum` run the command line."""

from abscurriculum.cli.entry import main

main()
