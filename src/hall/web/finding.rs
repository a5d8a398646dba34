//! What the page's search tells the hall, as it comes over the window.

use bevy::prelude::*;
use page::browser::{Listener, detail};
use page::events;

use crate::inbox::Inbox;
use crate::messages::{BoothWanted, BoothsFound};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
}

fn listen(inbox: Res<Inbox>) {
    let found = inbox.clone();
    let heard = [
        Listener::on_window(events::FOUND, move |sent| {
            let ids = detail(&sent, "booths");
            let ids = ids.map(|ids| ids.split_whitespace().map(str::to_owned).collect());
            found.send(BoothsFound(ids).into());
        }),
        {
            let inbox = inbox.clone();
            Listener::on_window(events::LEAD, move |sent| {
                if let Some(booth) = detail(&sent, "booth") {
                    let opens = detail(&sent, "opens").is_some();
                    inbox.send(BoothWanted(booth, opens).into());
                }
            })
        },
    ];
    heard.into_iter().flatten().for_each(Listener::for_ever);
}
