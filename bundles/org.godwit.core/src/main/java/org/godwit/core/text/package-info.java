/** Text as servers store it. */
package org.godwit.core.text;
