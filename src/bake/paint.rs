//! x
use venue::mesh::Surface;
pub fn mean(_s: Surface) -> [u8; 3] { [128;3] }
