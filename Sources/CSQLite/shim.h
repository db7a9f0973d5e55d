// The C library of Debian's libsqlite3-dev, as it is; the typed wrapper is TillSQLite.
#pragma once
#include <sqlite3.h>
