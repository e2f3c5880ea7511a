"""What every page shares: base page, components, styles and scripts."""
