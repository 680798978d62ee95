use crate::{permissions, AppState};
use hyper::service::{make_service_fn, service_fn};
use hyper::{Body, Request, Response, Server, StatusCode};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

pub async fn serve(state: Arc<AppState>, port: u16) {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let make = make_service_fn(move |_conn| {
        let state = state.clone();
        async move { Ok::<_, Infallible>(service_fn(move |request| route(state.clone(), request))) }
    });
    Server::bind(&address).serve(make).await.expect("serve");
}

async fn route(state: Arc<AppState>, request: Request<Body>) -> Result<Response<Body>, Infallible> {
    let response = match request.uri().path() {
        "/login" => login(&state, request.uri().query().unwrap_or("")).await,
        "/check" => check(&state, request.uri().query().unwrap_or("")).await,
        "/health" => {
            let beats = state.health.query().await;
            Response::new(Body::from(format!("ok {beats}\n")))
        }
        _ => Response::builder().status(StatusCode::NOT_FOUND).body(Body::empty()).unwrap(),
    };
    Ok(response)
}

/// Answers whether a user may log in, and tells audit and health.
async fn login(state: &AppState, query: &str) -> Response<Body> {
    let user = query.strip_prefix("user=").unwrap_or("nobody");
    state.audit.record(format!("login {user}"));
    state.health.beat();
    whereami::note("login: about to take the roles lock");
    let granted = permissions::allowed(state, user, "login");
    let status = if granted { StatusCode::OK } else { StatusCode::FORBIDDEN };
    Response::builder().status(status).body(Body::from(format!("{user} {granted}\n"))).unwrap()
}

/// Answers whether a user is an administrator, and tells health.
async fn check(state: &AppState, query: &str) -> Response<Body> {
    let user = query.strip_prefix("user=").unwrap_or("nobody");
    state.health.beat();
    whereami::note("check: about to take the roles lock");
    let granted = permissions::allowed(state, user, "admin");
    Response::new(Body::from(format!("{user} {granted}\n")))
}
