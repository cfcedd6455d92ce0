package org.godwit.ui.app.keys;

/** A command with the keys that run it; keys are empty where it has none. Immutable. */
record KeyLine(String id, String command, String keys, String group) {
}
