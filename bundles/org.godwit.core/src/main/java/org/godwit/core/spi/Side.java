package org.godwit.core.spi;

/** Which end of a project; precheck names are prefixed with its label. */
public enum Side {
    SOURCE("Source"), TARGET("Destination");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
