"""Reading articles: plain typed Python without database, network or models."""
