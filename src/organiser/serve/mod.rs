//! A site served on this machine, as honestly as a good host would: right types, ranges, entity tags,
//! precompressed files, the site's own security headers, and nothing from outside its folder.

mod event_folder;
mod guard;
mod headers;
mod live_reload;

use std::future::{IntoFuture, poll_fn};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware;
use axum::routing::get;
use i18n::value;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::cli::ServeArgs;
use crate::console::Console;
use crate::site::policy;
use live_reload::Editions;

/// Serves an event's folder, or a built site.
///
/// # Errors
/// When the folder is neither, or the address cannot be listened on.
pub(crate) fn any(args: &ServeArgs, console: &Console) -> Result<()> {
    if args.folder.join(policy::SITE_FILE).is_file() {
        let site = args.folder.canonicalize()?;
        if args.live {
            return Err(console.failure("live-wants-event", &[]));
        }
        return run(&site, args.bind, args.port, None, || Ok(()), console);
    }
    event_folder::run(args, console)
}

/// Serves the folder until the command is ended; `started` is called when that can be asked for.
///
/// # Errors
/// When the address cannot be listened on.
fn run(
    site: &Path,
    bind: IpAddr,
    port: u16,
    editions: Option<Editions>,
    started: impl FnOnce() -> Result<()>,
    console: &Console,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let address = SocketAddr::new(bind, port);
        let listener = TcpListener::bind(address).await.map_err(|error| {
            let values = [
                ("address", value(address.to_string())),
                ("port", value(port.to_string())),
            ];
            match error.kind() {
                ErrorKind::AddrInUse => console.failure("serve-port-in-use", &values),
                ErrorKind::PermissionDenied => console.failure("serve-port-forbidden", &values),
                ErrorKind::AddrNotAvailable => console.failure("serve-no-such-address", &values),
                _ => anyhow::Error::from(error).context(address),
            }
        })?;
        let address = listener.local_addr()?;
        let url = format!(
            "http://{}/",
            if address.ip().is_loopback() {
                format!("localhost:{}", address.port())
            } else {
                address.to_string()
            }
        );
        // Before anybody knows that this runs and can ask it to end.
        let end = asked_to_end()?;
        started()?;
        // The address is the result: it goes to standard output also when the rest is quiet.
        println!(
            "{}",
            console.sentence("serve-address", &[("url", value(url))])
        );
        let served = axum::serve(listener, router(site, bind, editions)).into_future();
        first(served, end).await.context("serving")
    })
}

/// Ctrl+C, or the system's wish: what was written for this run can then be cleared away.
fn asked_to_end() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut wish = signal(SignalKind::terminate())?;
        let mut key = signal(SignalKind::interrupt())?;
        let mut closed = signal(SignalKind::hangup())?;
        Ok(async move {
            tokio::select! {
                _ = wish.recv() => {}
                _ = key.recv() => {}
                _ = closed.recv() => {}
            }
            Ok(())
        })
    }
    #[cfg(not(unix))]
    Ok(tokio::signal::ctrl_c())
}

/// Whichever is ready first.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Pending => other.as_mut().poll(context),
        ready => ready,
    })
    .await
}

/// Everything a request passes through, outermost last.
fn router(site: &Path, bind: IpAddr, editions: Option<Editions>) -> Router {
    let root: Arc<PathBuf> = Arc::new(site.to_owned());
    let files = ServeDir::new(site)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(ServeFile::new(site.join("404.html")));
    let live = match editions {
        Some(editions) => Router::new()
            .route(live_reload::PATH, get(live_reload::ask))
            .with_state(editions),
        None => Router::new(),
    };
    live.fallback_service(files)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&root),
            headers::set,
        ))
        .layer(middleware::from_fn_with_state(root, guard::inside))
        .layer(middleware::from_fn_with_state(bind, guard::host))
}
