"""What a page marks within its lines: kept aside while the text is cleaned, and put back into the finished blocks."""
