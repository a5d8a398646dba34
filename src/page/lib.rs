//! What the two faces share in the browser: the route in the URL, the visitor's own records, fetching the feed.
