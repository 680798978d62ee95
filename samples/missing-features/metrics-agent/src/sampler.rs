use std::time::Duration;

pub async fn run() {
    let mut every = tokio::time::interval(Duration::from_secs(1));
    loop {
        every.tick().await;
        println!("up 1");
    }
}
