//! poller: waits for its sensors.
//! Trimmed to what runs here.
mod collector;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    println!("poller pid {}", std::process::id());
    match std::env::args().nth(1).as_deref() {
        Some("idle") => collector::watch().await,
        _ => println!("usage: poller idle"),
    }
}
