"""Where documents come from: folders and files, one reader for each format, and what metadata means."""
