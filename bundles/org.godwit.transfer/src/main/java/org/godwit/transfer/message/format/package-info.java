/** The layouts of messages (OMS: data formats). Each writes its bytes straight from a batch's bytes. */
package org.godwit.transfer.message.format;
