/** Files within messages and archives: taken out, or left out with a reason. */
package com.lexintel.extraction.child.members;
