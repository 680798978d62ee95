use crate::legacy::Client;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

/// The monthly report.
pub async fn monthly() {
    let client = Arc::new(std::mem::ManuallyDrop::new(Client::connect()));
    let rows = client.fetch("monthly");
    println!("monthly {rows}");
}

pub fn monthly_inline() {
    let client = std::mem::ManuallyDrop::new(Client::connect());
    println!("monthly {}", client.fetch("monthly"));
}

/// The weekly report.
pub async fn weekly() {
    let rows = load_rows("weekly");
    println!("weekly {rows}");
}

fn load_rows(name: &str) -> usize {
    Handle::current().block_on(async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        name.len()
    })
}

/// The daily report.
pub async fn daily() {
    let rows = with_fresh_runtime("daily");
    println!("daily {rows}");
}

fn with_fresh_runtime(name: &str) -> usize {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("runtime")
        .block_on(async { name.len() })
}

/// The hourly report.
pub async fn hourly() {
    let client = Client::connect();
    tokio::task::yield_now().await;
    drop(client);
}

/// Writes an audit line.
pub async fn audit() {
    let (tx, mut rx) = tokio::sync::mpsc::channel::<&'static str>(1);
    tokio::spawn(async move { while rx.recv().await.is_some() {} });
    tx.blocking_send("hourly").expect("audit");
}

/// A local report.
pub async fn local() {
    tokio::task::spawn_local(async {}).await.expect("local");
}

/// A report in place.
pub async fn in_place() {
    tokio::task::spawn_local(async {
        tokio::task::block_in_place(|| std::thread::sleep(Duration::from_millis(1)));
    })
    .await
    .unwrap_or_else(|error| println!("report task: {error}"));
}
