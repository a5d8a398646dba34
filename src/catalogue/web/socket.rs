//! WebSocket: the connection to the event's broker, as binary messages with the subprotocol of MQTT.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{BinaryType, MessageEvent, WebSocket};

use crate::people::port::SocketEvent;

/// A connection that is open, or is being opened. It is closed when this is dropped, and nothing is heard of it any more.
pub struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 4],
}

impl Socket {
    /// Begins to open it; what becomes of it is told to `heard`, never before this returns. `None` when the address is none,
    /// or the page's policy forbids it at once.
    pub fn open(url: &str, heard: impl Fn(SocketEvent) + 'static) -> Option<Self> {
        let socket = WebSocket::new_with_str(url, "mqtt").ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let heard = Rc::new(heard);
        let on = |name: &str, what: fn(&web_sys::Event) -> Option<SocketEvent>| {
            let heard = heard.clone();
            Listener::new(&socket, name, move |event| {
                what(&event).into_iter().for_each(|what| heard(what));
            })
        };
        let listeners = [
            on("open", |_| Some(SocketEvent::Opened)),
            on("message", |event| {
                let data = event.dyn_ref::<MessageEvent>()?.data();
                let bytes = data.dyn_into::<ArrayBuffer>().ok()?;
                Some(SocketEvent::Bytes(Uint8Array::new(&bytes).to_vec()))
            }),
            on("error", |_| Some(SocketEvent::Closed)),
            on("close", |_| Some(SocketEvent::Closed)),
        ];
        Some(Self {
            socket,
            _listeners: listeners,
        })
    }

    /// Sends bytes as one message. What cannot be sent is lost with the connection, which tells of its end by itself.
    pub fn send(&self, bytes: &[u8]) {
        let _ = self.socket.send_with_u8_array(bytes);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = self.socket.close();
    }
}
