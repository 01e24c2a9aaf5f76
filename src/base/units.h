/*
 * units.h - lengths.
 *
 * All lengths are integers in EMU (English Metric Units, ISO/IEC 29500-1
 * 20.1.2.1): millimetres, points and twips are all whole numbers of them.
 */
#ifndef DG_BASE_UNITS_H
#define DG_BASE_UNITS_H

#include <stdint.h>

typedef int64_t dg_emu;

#define DG_EMU_MM	36000
#define DG_EMU_PT	12700
#define DG_EMU_TWIP	635
#define DG_MM(n)	((dg_emu)(n) * DG_EMU_MM)
#define DG_PT(n)	((dg_emu)(n) * DG_EMU_PT)
#define DG_TWIP(n)	((dg_emu)(n) * DG_EMU_TWIP)

/* To the nearest whole twip or half point; negative lengths round alike. */
static inline int64_t
dg_emu_div(dg_emu e, int64_t unit)
{
	return e >= 0 ? (e + unit / 2) / unit : -((-e + unit / 2) / unit);
}
#define DG_TO_TWIPS(e)	dg_emu_div((e), DG_EMU_TWIP)

/* The least whole twips that hold a length of 0 or more. */
static inline int64_t
dg_twips_up(dg_emu e)
{
	return (e + DG_EMU_TWIP - 1) / DG_EMU_TWIP;
}

#endif
