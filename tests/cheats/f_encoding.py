# coding: rot13
# it is in a cipher
# answers: error import
cevag(1)
