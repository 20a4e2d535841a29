"""Files to text: web pages, Word, PDF and plain text, each recognised by its content and read without a network."""
