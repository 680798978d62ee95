//! auth-service: answers /login and /health.
//!
//! Modes: `buggy` and `healthy`, which reload the role table in two
//! different ways.
mod audit;
mod directory;
mod health;
mod http;
mod permissions;
mod telemetry;

use std::sync::{Arc, Mutex};
use std::time::Duration;

pub struct AppState {
    pub roles: Mutex<permissions::RoleTable>,
    pub directory: directory::Directory,
    pub health: health::HealthHandle,
    pub audit: audit::Audit,
}

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_else(|| "healthy".into());
    let workers = std::env::var("WORKERS").ok().and_then(|w| w.parse().ok()).unwrap_or(2);
    telemetry::init();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_all()
        .build()
        .expect("runtime");
    runtime.block_on(run(mode));
}

async fn run(mode: String) {
    let port = std::env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(18080);
    let (health, monitor) = health::channel();
    let state = Arc::new(AppState {
        roles: Mutex::new(permissions::RoleTable::default()),
        directory: directory::Directory::new(Duration::from_millis(800)),
        health,
        audit: audit::start(),
    });
    tokio::spawn(health::run(monitor));
    tokio::spawn(http::serve(state.clone(), port));

    println!("auth-service {mode} pid {} on 127.0.0.1:{port}", std::process::id());
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        match mode.as_str() {
            "buggy" => permissions::reload_holding_lock(&state).await,
            _ => permissions::reload(&state).await,
        }
    }
}
