use std::time::Duration;

pub async fn watch() {
    let mut every = tokio::time::interval(Duration::from_millis(200));
    loop {
        every.tick().await;
        println!("watch: alive");
    }
}
