//! report-runner: builds reports.
mod legacy;
mod reports;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    match mode.as_str() {
        // The report of the month, at once.
        "root" => reports::monthly_inline(),
        // The others, as tasks.
        "block-on" => report(tokio::spawn(reports::monthly())).await,
        "handle-block-on" => report(tokio::spawn(reports::weekly())).await,
        "runtime-new" => report(tokio::spawn(reports::daily())).await,
        "drop-runtime" => report(tokio::spawn(reports::hourly())).await,
        "blocking-send" => report(tokio::spawn(reports::audit())).await,
        "local-set" => report(tokio::spawn(reports::local())).await,
        "block-in-place" => {
            // On the thread of the caller.
            let set = tokio::task::LocalSet::new();
            set.run_until(reports::in_place()).await
        }
        other => panic!("no such mode: {other:?}"),
    }
    println!("done");
}

async fn report(handle: tokio::task::JoinHandle<()>) {
    if let Err(error) = handle.await {
        println!("report task: {error}");
    }
}
