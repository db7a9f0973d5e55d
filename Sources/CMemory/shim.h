// What the C library's allocator says of itself: Swift's module of that library leaves it out.
#pragma once
#include <malloc.h>
