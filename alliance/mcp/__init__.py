"""The knowledge base for language models: the API's answers as tools of the Model Context Protocol, at `/mcp`."""
