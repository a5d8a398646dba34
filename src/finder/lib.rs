//! Finding and matching: folding of Japanese and English, search, offers and needs with reasons.
