//! WebCrypto: Ed25519 keys that no script can read, kept in the browser's own store (IndexedDB); signing and verifying.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CryptoKey, CryptoKeyPair, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransactionMode, SubtleCrypto,
};

/// The algorithm, as WebCrypto names it.
const ED25519: &str = "Ed25519";
/// Name of the store of keys, and of the only table in it.
const STORE: &str = "boothwalk-keys";
/// What stands before the 32 bytes of a seed in PKCS#8 (RFC 8410).
const PKCS8: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// A pair of keys that signs.
#[derive(Clone)]
pub struct KeyPair {
    secret: CryptoKey,
    public: [u8; 32],
}

fn crypto() -> Option<web_sys::Crypto> {
    page::browser::window()?.crypto().ok()
}

/// Absent where the page is not https.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = crypto()?;
    let subtle = Reflect::get(&crypto, &JsValue::from_str("subtle")).ok()?;
    subtle.is_object().then(|| subtle.unchecked_into())
}

fn usages(names: &[&str]) -> Array {
    names.iter().map(|name| JsValue::from_str(name)).collect()
}

async fn done(promise: Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

fn bytes<const N: usize>(buffer: &JsValue) -> Option<[u8; N]> {
    Uint8Array::new(buffer).to_vec().try_into().ok()
}

impl KeyPair {
    /// The pair that is kept under a name, else a new one, which is then kept. `None` when this browser has no Ed25519.
    pub async fn kept(name: &str) -> Option<Self> {
        let subtle = subtle()?;
        let store = Store::open().await;
        if let Some(store) = &store
            && let Some(kept) = store.get(name).await
            && let Some(pair) = Self::of(&subtle, &kept).await
        {
            return Some(pair);
        }
        let made = done(subtle.generate_key_with_str(ED25519, false, &usages(&["sign", "verify"])));
        let made = made.await?;
        if let Some(store) = &store {
            store.put(name, &made).await;
        }
        Self::of(&subtle, &made).await
    }

    /// The pair of a seed. The browser works out the public half, which it tells only of a key that may be read: the one that
    /// stays may not.
    pub async fn of_seed(seed: &[u8; 32]) -> Option<Self> {
        let readable = Self::secret_of(seed, true).await?;
        let jwk = done(subtle()?.export_key("jwk", &readable)).await?;
        let public = Reflect::get(&jwk, &JsValue::from_str("x")).ok()?;
        Some(Self {
            secret: Self::secret_of(seed, false).await?,
            public: live::keys::key(&public.as_string()?)?,
        })
    }

    async fn secret_of(seed: &[u8; 32], is_readable: bool) -> Option<CryptoKey> {
        let pkcs8 = Uint8Array::from([&PKCS8[..], seed].concat().as_slice());
        let key = subtle()?.import_key_with_str(
            "pkcs8",
            &Object::from(pkcs8),
            ED25519,
            is_readable,
            &usages(&["sign"]),
        );
        Some(done(key).await?.unchecked_into())
    }

    /// Forgets what is kept under a name.
    pub async fn forget(name: &str) {
        if let Some(store) = Store::open().await {
            store.delete(name).await;
        }
    }

    async fn of(subtle: &SubtleCrypto, pair: &JsValue) -> Option<Self> {
        let pair: &CryptoKeyPair = pair.is_object().then(|| pair.unchecked_ref())?;
        let half = |name: &str| {
            let half = Reflect::get(pair, &JsValue::from_str(name)).ok()?;
            half.dyn_into::<CryptoKey>().ok()
        };
        let (secret, public) = (half("privateKey")?, half("publicKey")?);
        let public = done(subtle.export_key("raw", &public)).await?;
        Some(Self {
            secret,
            public: bytes(&public)?,
        })
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.public
    }

    /// Signs bytes.
    pub async fn sign(&self, signed: &[u8]) -> Option<[u8; 64]> {
        let signature = subtle()?.sign_with_str_and_u8_array(ED25519, &self.secret, signed);
        bytes(&done(signature).await?)
    }
}

/// Whether a signature of these bytes is by this public key.
pub async fn verify(public: &[u8; 32], signed: &[u8], signature: &[u8; 64]) -> bool {
    let verified = async {
        let subtle = subtle()?;
        let raw = Object::from(Uint8Array::from(&public[..]));
        let key = subtle.import_key_with_str("raw", &raw, ED25519, false, &usages(&["verify"]));
        let key: CryptoKey = done(key).await?.unchecked_into();
        done(subtle.verify_with_str_and_u8_array_and_u8_array(ED25519, &key, signature, signed))
            .await
    };
    verified.await == Some(JsValue::TRUE)
}

/// Bytes that nobody can guess.
pub fn random_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    let filled = crypto().map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        // Live runs only where there is WebCrypto. Rather no live than words sealed with what anybody can guess.
        wasm_bindgen::throw_str("this browser gives no random numbers");
    }
    bytes
}

/// The browser's own store, in which keys stay what they are: nobody can read them out of it.
struct Store(IdbDatabase);

impl Store {
    async fn open() -> Option<Self> {
        let window = page::browser::window()?;
        let request: IdbOpenDbRequest = window.indexed_db().ok()??.open(STORE).ok()?;
        let opening = request.clone();
        let made = Closure::once_into_js(move || {
            let store = opening.result().ok().map(IdbDatabase::unchecked_from_js);
            store.map(|store| store.create_object_store(STORE).is_ok())
        });
        request.set_onupgradeneeded(Some(made.unchecked_ref()));
        answer(&request)
            .await
            .map(|store| Self(store.unchecked_into()))
    }

    fn table(&self) -> Option<IdbObjectStore> {
        let mode = IdbTransactionMode::Readwrite;
        let all = self.0.transaction_with_str_and_mode(STORE, mode).ok()?;
        all.object_store(STORE).ok()
    }

    async fn get(&self, name: &str) -> Option<JsValue> {
        answer(&self.table()?.get(&JsValue::from_str(name)).ok()?).await
    }

    async fn put(&self, name: &str, what: &JsValue) -> Option<JsValue> {
        let name = JsValue::from_str(name);
        answer(&self.table()?.put_with_key(what, &name).ok()?).await
    }

    async fn delete(&self, name: &str) -> Option<JsValue> {
        answer(&self.table()?.delete(&JsValue::from_str(name)).ok()?).await
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What a request to the store gives.
async fn answer(request: &IdbRequest) -> Option<JsValue> {
    let promise = js_sys::Promise::new(&mut |given, refused| {
        request.set_onsuccess(Some(&given));
        request.set_onerror(Some(&refused));
    });
    JsFuture::from(promise).await.ok()?;
    request
        .result()
        .ok()
        .filter(|result| !result.is_undefined())
}
