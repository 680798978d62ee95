use crate::AppState;
use std::collections::HashMap;

#[derive(Default)]
pub struct RoleTable {
    roles: HashMap<String, Vec<String>>,
    generation: u64,
}

/// Called by the login handler: may this user log in?
pub fn allowed(state: &AppState, user: &str, action: &str) -> bool {
    let table = state.roles.lock().unwrap();
    table.roles.get(user).map(|granted| granted.iter().any(|g| g == action)).unwrap_or(false)
}

/// Fetches the roles, tells health, and fills the table.
pub async fn reload_holding_lock(state: &AppState) {
    let mut table = state.roles.lock().unwrap();
    whereami::note("reload: holds the roles lock, about to await");
    let fresh = state.directory.fetch_roles().await;
    state.health.mark("roles reloaded").await;
    table.roles = fresh;
    table.generation += 1;
}

/// Fetches the roles, tells health, and fills the table; the healthy mode.
pub async fn reload(state: &AppState) {
    let fresh = state.directory.fetch_roles().await;
    state.health.mark("roles reloaded").await;
    let mut table = state.roles.lock().unwrap();
    table.roles = fresh;
    table.generation += 1;
}
