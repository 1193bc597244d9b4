"""Forms that are kept instead of sent: suggested, previewed, judged, published when they are due."""
