//! Where a record store is.

use std::fmt;

/// A record store's address. Always encrypted, but on this very machine.
///
/// ```
/// use ias::push::Address;
/// let address = Address::parse("https://lrs.example.org/xapi/")?;
/// assert_eq!(address.statements(), "https://lrs.example.org/xapi/statements");
/// # Ok::<(), ias::push::NoAddress>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    statements: String,
    host: String,
}

/// Why a text is no address of a record store. It is not repeated: a password may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAddress {
    /// It does not begin with `https://` and a host.
    NotWeb,
    /// It begins with `http://`, and the host is not this machine.
    InClear,
    /// A user or a password stands in it.
    HasCredentials,
    /// It has a `?`, a `#` or a blank.
    HasMore,
}

impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotWeb => "The address of the record store is no address of the web: write it with https://, e.g. https://lrs.example.org/xapi",
            Self::InClear => {
                "The address begins with http://, so results and password would travel in clear: use https:// (http:// is for this machine only)"
            }
            Self::HasCredentials => {
                "A user or password stands in the address, where others may read it: leave it out, and keep it with --login or in IAS_LRS_KEY and IAS_LRS_SECRET"
            }
            Self::HasMore => "The address has a ?, # or blank: write it up to the path, e.g. https://lrs.example.org/xapi",
        })
    }
}

impl std::error::Error for NoAddress {}

impl Address {
    /// The store of that address, with or without `/statements` at its end.
    ///
    /// # Errors
    /// [`NoAddress`].
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(NoAddress::NotWeb)?;
        let is_https = scheme.eq_ignore_ascii_case("https");
        if !is_https && !scheme.eq_ignore_ascii_case("http") {
            return Err(NoAddress::NotWeb);
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(NoAddress::HasCredentials);
        }
        if rest.contains(['?', '#', '\\']) || rest.contains(char::is_whitespace) {
            return Err(NoAddress::HasMore);
        }
        let host = host_of(authority);
        if host.is_empty() {
            return Err(NoAddress::NotWeb);
        }
        if !is_https && !is_this_machine(host) {
            return Err(NoAddress::InClear);
        }
        let path = path.trim_end_matches('/');
        let path = path.strip_suffix("statements").filter(|base| base.is_empty() || base.ends_with('/')).unwrap_or(path);
        let path = path.trim_end_matches('/');
        let slash = if path.is_empty() { "" } else { "/" };
        let (scheme, authority) = (scheme.to_ascii_lowercase(), authority.to_ascii_lowercase());
        Ok(Self { statements: format!("{scheme}://{authority}/{path}{slash}statements"), host: host.to_ascii_lowercase() })
    }

    /// Where statements go.
    #[must_use]
    pub fn statements(&self) -> &str {
        &self.statements
    }

    /// The host, e.g. to name files by it.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether what is sent travels encrypted; only to this machine it need not.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.statements.starts_with("https://")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.statements)
    }
}

/// The host without its port.
fn host_of(authority: &str) -> &str {
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((v6, _)) => v6,
        None => authority.split(':').next().unwrap_or_default(),
    }
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_store_has_one_address_however_it_is_written() {
        for text in ["https://LRS.example.org/xapi", "https://lrs.example.org/xapi/", "https://lrs.example.org/xapi/statements", " https://lrs.example.org/xapi/statements/"] {
            assert_eq!(Address::parse(text).expect("an address").statements(), "https://lrs.example.org/xapi/statements", "{text}");
        }
        assert_eq!(Address::parse("https://a").expect("an address").statements(), "https://a/statements");
        assert_eq!(Address::parse("https://a/mystatements").expect("an address").statements(), "https://a/mystatements/statements");
        let local = Address::parse("http://127.0.0.1:8100/xAPI").expect("this machine");
        assert!(!local.is_encrypted() && local.host() == "127.0.0.1");
        assert!(Address::parse("http://[::1]:80/x").is_ok() && Address::parse("http://localhost").is_ok());
    }

    #[test]
    fn what_would_travel_in_clear_or_hold_a_password_is_refused() {
        for (text, why) in [
            ("lrs.example.org", NoAddress::NotWeb),
            ("ftp://a/b", NoAddress::NotWeb),
            ("https:///x", NoAddress::NotWeb),
            ("http://lrs.example.org", NoAddress::InClear),
            ("http://127.0.0.1.example.org", NoAddress::InClear),
            ("http://10.0.0.1", NoAddress::InClear),
            ("https://key:secret@lrs.example.org", NoAddress::HasCredentials),
            ("https://lrs.example.org/?key=secret", NoAddress::HasMore),
        ] {
            let told = Address::parse(text).expect_err(text);
            assert_eq!(told, why, "{text}");
            assert!(!told.to_string().contains("secret@") && !told.to_string().contains("=secret"));
        }
    }
}
