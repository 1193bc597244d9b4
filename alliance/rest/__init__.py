"""What the API speaks, whatever it speaks about: resources, pages, shapes and formats."""
