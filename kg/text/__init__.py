"""The text of a report: decoding, lines, sections, sentences, and the lexicon over its characters."""
