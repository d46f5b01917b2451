//! Keys: who can read results (the trainer's station), who made them (the laptop), and the names behind the codes.
//!
//! | file | what | who reads it |
//! |---|---|---|
//! | `DATA/station/lock.json` | salt and cost of the passphrase; public keys | everybody |
//! | `DATA/station/identity.age` | the trainer's secret key, sealed to the key that the passphrase makes | who knows the passphrase |
//! | `DATA/station/names.age` | names behind codes, sealed to the trainer's key | who can open the one above |
//! | `DATA/laptop.key` | the key with which this laptop signs what it hands in | this laptop |
//!
//! The sealed files are `age` files: with the exported key, the `age` command opens them without this program.
//! No hash of the passphrase is kept; the right one is known by the public key that it makes. Without passphrase and without
//! backup of the key nothing can be opened again, by nobody.
//!
//! It must not know: screens, arguments, clocks, chance (random bytes arrive as arguments; `age` draws its own), databases.

mod error;
mod laptop;
mod lock;
mod names;
mod seal;
mod station;
mod table;
#[cfg(test)]
mod tests;

pub use error::KeysError;
pub use laptop::{LaptopId, LaptopKey, Signature};
pub use lock::{Passphrase, Strength};
pub use names::{Names, NotBrought, Person};
pub use seal::{Identity, Opened, Recipient, SealError, Sealer, open, open_whole, seal};
pub use station::{Station, Unlocked};
pub use table::{ListFault, Listed, NoList, read_list, write_list};
