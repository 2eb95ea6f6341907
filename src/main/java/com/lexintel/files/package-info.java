/** The originals, as files. */
package com.lexintel.files;
