/** The change log on disk: whole transactions of a source in checksummed segment files, kept for a time and read by several at their own pace (OMS: Store). */
package org.godwit.store;
