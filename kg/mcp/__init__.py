"""For language models: the catalogue, the evidence and reading Cypher as tools of the Model Context Protocol."""
