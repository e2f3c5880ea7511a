"""Documents as they are sent, in Word, PDF, web page, Markdown or text, read into one text with blocks."""
