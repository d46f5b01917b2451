//! Keys: one's own secret key, and the public keys that are trusted on this machine. All in minisign's formats.

use std::fmt;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use ct_codecs::{Base64, Decoder};
use minisign::{KeyPair, PublicKeyBox, SecretKeyBox, SignatureBox};

use super::error::PackError;

/// What a public key's file name ends with, after the dot.
const PUBLIC: &str = "pub";
/// What minisign and we put before a comment.
const COMMENT: &str = "untrusted comment: ";

/// A key's id as minisign shows it: 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(u64);

impl KeyId {
    fn of(keynum: &[u8]) -> Self {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(keynum).for_each(|(to, from)| *to = *from);
        Self(u64::from_le_bytes(bytes))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", self.0)
    }
}

/// The key that proves who made a pack.
#[derive(Clone, Debug)]
pub struct PublicKey {
    key: minisign::PublicKey,
    /// Whose it is, as its file says.
    pub name: String,
}

impl PublicKey {
    /// Reads a key file's text, or the key alone as one line of base64.
    ///
    /// # Errors
    /// [`PackError::Key`] when it is none.
    pub fn read(text: &str) -> Result<Self, PackError> {
        let text = text.trim();
        let wrong = |_| PackError::Key {
            what: "This is no public key of minisign.".to_owned(),
            cure: "Take the file that ends with .pub: two lines, the second beginning with RW.".to_owned(),
        };
        let name = text.lines().next().and_then(|line| line.strip_prefix(COMMENT)).unwrap_or_default().trim().to_owned();
        let key = if text.lines().count() > 1 {
            PublicKeyBox::from_string(text).and_then(PublicKeyBox::into_public_key).map_err(wrong)?
        } else {
            minisign::PublicKey::from_base64(text).map_err(wrong)?
        };
        Ok(Self { key, name })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of(self.key.keynum())
    }

    /// The key file's text, with whose it is in its first line.
    #[must_use]
    pub fn to_text(&self) -> String {
        let name = self.name.replace(['\n', '\r'], " ");
        format!("{COMMENT}{name}\n{}\n", self.key.to_base64())
    }

    /// Whether the signature is this key's, of exactly those bytes.
    pub(super) fn signed(&self, signature: &SignatureBox, bytes: &[u8]) -> bool {
        minisign::verify(&self.key, signature, Cursor::new(bytes), true, false, false).is_ok()
    }
}

/// The key that makes signatures. Whoever has it can sign in its owner's name.
#[derive(Debug)]
pub struct SecretKey {
    key: minisign::SecretKey,
}

impl SecretKey {
    /// A new pair: the secret key's file text, and its public key; `name` says whose it is.
    ///
    /// With a passphrase the text is locked (scrypt, as minisign does it), so that guessing is dear.
    ///
    /// # Errors
    /// [`PackError::Key`] when the system gives no random bytes.
    pub fn generate(name: &str, passphrase: Option<String>) -> Result<(String, PublicKey), PackError> {
        let pair = match passphrase {
            None => KeyPair::generate_unencrypted_keypair(),
            Some(passphrase) => KeyPair::generate_encrypted_keypair(Some(passphrase)),
        };
        let pair = pair.map_err(|error| unusable(&error))?;
        let text = pair.sk.to_box(Some("IAS secret key: keep it to yourself")).map_err(|error| unusable(&error))?.into_string();
        Ok((text, PublicKey { key: pair.pk, name: name.to_owned() }))
    }

    /// Reads a secret key file, asking for its passphrase only when it is locked.
    ///
    /// # Errors
    /// [`PackError::Key`] when it is none, or the passphrase is wrong or missing; [`PackError::File`] when it cannot be read.
    pub fn read(path: &Path, passphrase: impl FnOnce() -> Option<String>) -> Result<Self, PackError> {
        let text = fs::read_to_string(path).map_err(|error| PackError::file(path, error))?;
        let boxed = || SecretKeyBox::from_string(&text);
        if let Some(key) = boxed().and_then(SecretKeyBox::into_unencrypted_secret_key).ok().or_else(|| never_locked(&text)) {
            return Ok(Self { key });
        }
        let Some(passphrase) = passphrase() else {
            return Err(PackError::Key {
                what: "The secret key is locked with a passphrase.".to_owned(),
                cure: "Run it in a terminal, which asks for it, or put it into the environment variable IAS_PASSPHRASE.".to_owned(),
            });
        };
        let key = boxed().and_then(|boxed| boxed.into_secret_key(Some(passphrase))).map_err(|error| unusable(&error))?;
        Ok(Self { key })
    }

    /// The public key that belongs to it.
    ///
    /// # Errors
    /// [`PackError::Key`] when the secret key is damaged.
    pub fn public(&self, name: &str) -> Result<PublicKey, PackError> {
        let key = minisign::PublicKey::from_secret_key(&self.key).map_err(|error| unusable(&error))?;
        Ok(PublicKey { key, name: name.to_owned() })
    }

    /// Signs bytes; `comment` is signed too. Returns a minisign signature file's text.
    pub(super) fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, PackError> {
        let signed = minisign::sign(None, &self.key, Cursor::new(bytes), Some(comment), Some("signature of an IAS pack"));
        signed.map(|signature| signature.to_string()).map_err(|error| unusable(&error))
    }
}

/// The key of a file that `minisign -G -W` wrote: it leaves the check sum empty where the library wants one.
fn never_locked(text: &str) -> Option<minisign::SecretKey> {
    /// Where a key's bytes name the way it was locked (none: two zeros), and where its check sum stands.
    const LOCK: std::ops::Range<usize> = 2..4;
    const CHECK_SUM: std::ops::RangeFrom<usize> = 126..;
    let bytes = Base64::decode_to_vec(text.lines().nth(1)?.trim(), None).ok()?;
    let empty = |part: &[u8]| part.iter().all(|byte| *byte == 0);
    if bytes.len() != 158 || !empty(&bytes[LOCK]) || !empty(&bytes[CHECK_SUM]) {
        return None;
    }
    minisign::SecretKey::from_bytes(&bytes).ok()
}

/// A signature file's text, read; and the key that it claims.
pub(super) fn read_signature(text: &str) -> Option<(SignatureBox, KeyId)> {
    let signature = SignatureBox::from_string(text).ok()?;
    let key = KeyId::of(signature.keynum());
    Some((signature, key))
}

fn unusable(error: &minisign::PError) -> PackError {
    PackError::Key {
        what: format!("The secret key cannot be used: {error}."),
        cure: "Is the passphrase right? Else make a new key with `ias pack keygen`, and hand out its public part.".to_owned(),
    }
}

/// The keys that are trusted on this machine: a folder of public key files.
#[derive(Clone, Debug)]
pub struct TrustedKeys {
    folder: PathBuf,
}

impl TrustedKeys {
    /// Those in that folder, which need not exist.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All of them, in order of name, then id. A file that is no key is passed over.
    #[must_use]
    pub fn all(&self) -> Vec<PublicKey> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut keys: Vec<PublicKey> = entries
            .filter(|entry| entry.path().extension().is_some_and(|end| end == PUBLIC))
            .filter_map(|entry| PublicKey::read(&fs::read_to_string(entry.path()).ok()?).ok())
            .collect();
        keys.sort_by(|a, b| (&a.name, a.id()).cmp(&(&b.name, b.id())));
        keys
    }

    /// The key of that id, if it is trusted.
    #[must_use]
    pub fn find(&self, id: KeyId) -> Option<PublicKey> {
        self.all().into_iter().find(|key| key.id() == id)
    }

    /// Trusts a key from now on; its name is the new one if it was trusted before.
    ///
    /// # Errors
    /// [`PackError::File`]; [`PackError::Key`] when another key of that id is trusted, which nobody meets by chance.
    pub fn trust(&self, key: &PublicKey) -> Result<(), PackError> {
        if self.find(key.id()).is_some_and(|known| known.key.to_base64() != key.key.to_base64()) {
            return Err(PackError::Key {
                what: format!("Another key with the id {} is trusted already.", key.id()),
                cure: "One of the two is forged: compare the whole keys with their owners.".to_owned(),
            });
        }
        fs::create_dir_all(&self.folder).map_err(|error| PackError::file(&self.folder, error))?;
        let path = self.file(key.id());
        let draft = path.with_extension("part");
        fs::write(&draft, key.to_text()).map_err(|error| PackError::file(&draft, error))?;
        fs::rename(&draft, &path).map_err(|error| PackError::file(&path, error))
    }

    /// Trusts a key no more; whether it was trusted. What it signed and is installed stays.
    ///
    /// # Errors
    /// [`PackError::File`] when its file cannot be removed.
    pub fn distrust(&self, id: KeyId) -> Result<bool, PackError> {
        let mut known = false;
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_it = path.extension().is_some_and(|end| end == PUBLIC)
                && fs::read_to_string(&path).is_ok_and(|text| PublicKey::read(&text).is_ok_and(|key| key.id() == id));
            if is_it {
                fs::remove_file(&path).map_err(|error| PackError::file(&path, error))?;
                known = true;
            }
        }
        Ok(known)
    }

    fn file(&self, id: KeyId) -> PathBuf {
        self.folder.join(format!("{id}.{PUBLIC}"))
    }
}
