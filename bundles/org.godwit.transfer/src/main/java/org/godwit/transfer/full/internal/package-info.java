/** The workings of a full import: cutting, reading, writing, retrying. Used only by {@link org.godwit.transfer.full.FullImport}. */
package org.godwit.transfer.full.internal;
