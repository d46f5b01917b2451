//! The program: arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ias::cli::main(std::env::args_os().skip(1))
}
