"""Reading articles: plain typed Python without database, network or models.

The text of an article comes in, what it says about NATO comes out as candidates, each with the paragraph and the
characters where it stands. Whoever asks gives the names to look for as a `Lexicon`; one pass over the text finds them
all, with the words that announce a statement (cues), and each reader looks only at the sentences where its cues stand.
"""
