"""What a city publishes as lists and timetables: reading it, and finding what is near or next.

Files of either generation of the national column set are read, and those of a city's own making.
Nothing here knows how it looks.
"""
