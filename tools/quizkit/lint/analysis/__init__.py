"""What several rules share, worked out once for each entity."""
