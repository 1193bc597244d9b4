"""What things cost, measured on demand: figures are ratios within one run, as machines differ."""
