"""What a piece of text asserts: dates, values, kinds, owners, secrets. Pure functions over text, with exact spans."""
