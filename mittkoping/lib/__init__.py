"""Small named pieces that know no model."""
