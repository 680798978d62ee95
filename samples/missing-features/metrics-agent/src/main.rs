//! metrics-agent: prints a sample every second.
mod sampler;

#[tokio::main]
async fn main() {
    println!("metrics-agent pid {}", std::process::id());
    sampler::run().await;
}
